// Boxes of other apps in a story, stored as <figure data-box="polls" data-id="12">: in the editor a block that says what it
// holds. What may be put in is asked of the desk when the list is opened for the first time.

(() => {
	const { CKEDITOR: C } = window;
	if (!C) return;

	class StoryBox extends C.Plugin {
		static get requires() {
			return [C.Widget];
		}

		init() {
			this.define();
			this.addButton();
		}

		define() {
			const { editor } = this;
			const { words } = editor.config.get("korner");
			editor.model.schema.register("storyBox", { inheritAllFrom: "$blockObject", allowAttributes: ["box", "boxId", "words"] });
			editor.conversion.for("upcast").elementToElement({
				view: { name: "figure", attributes: { "data-box": true, "data-id": true } },
				model: (view, { writer }) =>
					writer.createElement("storyBox", {
						box: view.getAttribute("data-box"),
						boxId: view.getAttribute("data-id"),
						words: view.getAttribute("data-words") || "",
					}),
				converterPriority: "highest",
			});
			editor.conversion.for("dataDowncast").elementToElement({
				model: "storyBox",
				view: (model, { writer }) =>
					writer.createEmptyElement("figure", { "data-box": model.getAttribute("box"), "data-id": model.getAttribute("boxId") }),
			});
			editor.conversion.for("editingDowncast").elementToElement({
				model: "storyBox",
				view: (model, { writer }) => {
					const said = model.getAttribute("words") || words.goneBox;
					const shown = writer.createUIElement("span", {}, function render(document) {
						const element = this.toDomElement(document);
						element.textContent = said;
						return element;
					});
					const figure = writer.createContainerElement("figure", { class: "desk-box" }, shown);
					return C.toWidget(figure, writer, { label: said });
				},
			});
		}

		addButton() {
			const { editor } = this;
			const { boxes, words } = editor.config.get("korner");
			editor.ui.componentFactory.add("storyBox", (locale) => {
				const list = C.createDropdown(locale);
				list.buttonView.set({ label: words.box, icon: C.IconTodoList, tooltip: true });
				const items = new C.Collection();
				const tell = (text) => items.add({ type: "button", model: new C.UIModel({ label: text, withText: true, isEnabled: false }) });
				let asked = false;
				list.on("change:isOpen", async () => {
					if (!list.isOpen || asked) return;
					asked = true;
					C.addListToDropdown(list, items, { ariaLabel: words.box });
					const found = await this.ask(boxes);
					if (!found) asked = false;
					const choices = (found || []).flatMap((app) => app.choices.map((choice) => ({ ...choice, app })));
					if (!choices.length) tell(words.noBoxes);
					for (const { id, words: label, app } of choices) {
						const model = new C.UIModel({ label: `${app.words}: ${label}`, withText: true });
						model.set("made", { box: app.name, boxId: id, words: label });
						items.add({ type: "button", model });
					}
				});
				list.on("execute", ({ source }) => {
					if (!source.made) return;
					editor.model.change((writer) => editor.model.insertObject(writer.createElement("storyBox", source.made), null, null, { setSelection: "after" }));
					editor.editing.view.focus();
				});
				return list;
			});
		}

		async ask(address) {
			try {
				const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } });
				return answer.ok ? (await answer.json()).boxes : null;
			} catch {
				return null;
			}
		}
	}
	window.StoryBox = StoryBox;
})();
