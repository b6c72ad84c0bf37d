// Turns each text area marked data-editor into CKEditor, in inline rows too. What it sends is cleaned by the server.

(() => {
	const { CKEDITOR } = window;
	if (!CKEDITOR) return;
	const C = CKEDITOR;

	// A body picture is stored as <figure class="image" data-picture="ID">; the source is filled in when it is shown.
	class LibraryPicture extends C.Plugin {
		static get requires() {
			return [C.ImageBlock, C.ImageUpload];
		}

		init() {
			const { editor } = this;
			editor.model.schema.extend("imageBlock", { allowAttributes: ["pictureId"] });
			editor.conversion.for("upcast").attributeToAttribute({
				view: { name: "figure", key: "data-picture" },
				model: { key: "pictureId", value: (element) => element.getAttribute("data-picture") },
			});
			editor.conversion.for("downcast").add((dispatcher) =>
				dispatcher.on("attribute:pictureId:imageBlock", (event, data, api) => {
					const figure = api.mapper.toViewElement(data.item);
					if (data.attributeNewValue) api.writer.setAttribute("data-picture", data.attributeNewValue, figure);
					else api.writer.removeAttribute("data-picture", figure);
				}),
			);
			editor.plugins.get("ImageUploadEditing").on("uploadComplete", (event, { data, imageElement }) => {
				editor.model.change((writer) => writer.setAttribute("pictureId", String(data.id), imageElement));
			});
			// A picture of another site would be dropped by the server: it does not come in at all.
			editor.model.document.registerPostFixer((writer) => {
				let changed = false;
				for (const change of editor.model.document.differ.getChanges()) {
					if (change.type !== "insert" || change.name !== "imageBlock") continue;
					const image = change.position.nodeAfter;
					if (image && !image.hasAttribute("pictureId") && !image.hasAttribute("uploadId")) {
						writer.remove(image);
						changed = true;
					}
				}
				return changed;
			});
			this.addButton();
		}

		addButton() {
			const { editor } = this;
			const { library, upload, token, words } = editor.config.get("korner");
			editor.ui.componentFactory.add("pictureLibrary", (locale) => {
				const button = new C.ButtonView(locale);
				button.set({ label: words.library, icon: C.IconBrowseFiles || C.IconImage, tooltip: true });
				button.on("execute", async () => {
					const choice = await window.PictureLibrary.choose(library, upload, token);
					if (choice) {
						editor.execute("insertImage", { source: [{ src: choice.url, alt: choice.name, pictureId: choice.id }] });
					}
					editor.editing.view.focus();
				});
				return button;
			});
		}
	}

	// --- the copy kept in this browser ---------------------------------------------------------------------------
	const FORTNIGHT = 14 * 24 * 3600 * 1000;
	const prefix = "korner:text:";

	function forgetOld() {
		const submitted = JSON.parse(sessionStorage.getItem("korner:submitted") || "null");
		for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
			let copy = null;
			try {
				copy = JSON.parse(localStorage.getItem(key));
			} catch {}
			// A form that was sent and led elsewhere was saved.
			const saved = submitted && key.startsWith(`${prefix}${submitted}:`) && submitted !== location.pathname;
			if (!copy || saved || Date.now() - copy.at > FORTNIGHT) localStorage.removeItem(key);
		}
		sessionStorage.removeItem("korner:submitted");
	}

	const version = (area) => area.form?.elements.seen_version?.value || "";
	const clock = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

	// Where the whole form is kept (autosave.js), a text is not kept a second time by itself.
	const isKeptWhole = (area) => Boolean(area.form?.querySelector("desk-autosave"));

	function keep(area, html) {
		if (isKeptWhole(area)) return false;
		try {
			localStorage.setItem(area.keptAs, JSON.stringify({ html, at: Date.now(), version: version(area) }));
			return true;
		} catch {
			return false; // a full or closed store: nothing is promised
		}
	}

	function offerCopy(area, editor, words) {
		const copy = JSON.parse(localStorage.getItem(area.keptAs) || "null");
		if (!copy || isKeptWhole(area)) return;
		if (copy.version !== version(area) || copy.html === editor.getData()) {
			localStorage.removeItem(area.keptAs);
			return;
		}
		const bar = document.createElement("div");
		bar.className = "desk-editor-kept";
		bar.setAttribute("role", "status");
		bar.append(words.kept.replace("%s", clock(copy.at)));
		const act = (label, then) => {
			const button = document.createElement("button");
			button.type = "button";
			button.className = "desk-button";
			button.textContent = label;
			button.addEventListener("click", () => {
				then();
				bar.remove();
			});
			bar.append(button);
		};
		act(words.restore, () => editor.setData(copy.html));
		act(words.discard, () => localStorage.removeItem(area.keptAs));
		editor.ui.view.element.before(bar);
	}

	// --- one editor ----------------------------------------------------------------------------------------------
	function plugins(area) {
		const names = [
			"Essentials", "Autoformat", "Paragraph", "Heading", "Bold", "Italic", "Subscript", "Superscript", "Link", "AutoLink", "List",
			"BlockQuote", "Table", "TableToolbar", "TableCaption", "ImageBlock", "ImageCaption", "ImageToolbar", "ImageStyle",
			"ImageUpload", "MediaEmbed", "PasteFromOffice", "Autosave", "HorizontalLine", "RemoveFormat", "FindAndReplace",
			"WordCount", "TextPartLanguage", "SpecialCharacters", "SpecialCharactersEssentials",
		];
		if (area.dataset.upload) names.push("SimpleUploadAdapter");
		return [...names.map((name) => C[name]).filter(Boolean), LibraryPicture, ...(window.StoryBox ? [window.StoryBox] : [])];
	}

	function configuration(area, words, foot) {
		const token = area.form.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
		const pictures = area.dataset.upload ? ["uploadImage", "pictureLibrary"] : ["pictureLibrary"];
		return {
			licenseKey: "GPL",
			plugins: plugins(area),
			korner: { library: area.dataset.library, upload: area.dataset.upload, boxes: area.dataset.boxes, token, words },
			language: { ui: area.dataset.ui, content: area.dataset.lang || area.dataset.ui, textPartLanguage: [
				{ title: "Türkçe", languageCode: "tr" }, { title: "Français", languageCode: "fr" },
				{ title: "Nederlands", languageCode: "nl" }, { title: "English", languageCode: "en" },
			] },
			toolbar: {
				items: ["heading", "|", "bold", "italic", "link", "|", "bulletedList", "numberedList", "blockQuote", "|", ...pictures, "mediaEmbed", "insertTable", ...(window.StoryBox ? ["storyBox"] : []), "|", "undo", "redo", "|", "findAndReplace", "subscript", "superscript", "horizontalLine", "specialCharacters", "textPartLanguage", "removeFormat"],
				shouldNotGroupWhenFull: false,
			},
			heading: {
				options: [
					{ model: "paragraph", title: "Paragraph", class: "ck-heading_paragraph" },
					{ model: "heading2", view: "h2", title: "Heading 2", class: "ck-heading_heading2", upcastAlso: ["h1"] },
					{ model: "heading3", view: "h3", title: "Heading 3", class: "ck-heading_heading3" },
					{ model: "heading4", view: "h4", title: "Heading 4", class: "ck-heading_heading4", upcastAlso: ["h5", "h6"] },
				],
			},
			image: { toolbar: ["toggleImageCaption", "|", "imageStyle:block", "imageStyle:side"], styles: { options: ["block", "side"] } },
			table: { contentToolbar: ["tableColumn", "tableRow", "mergeTableCells", "toggleTableCaption"] },
			mediaEmbed: { previewsInData: false, removeProviders: ["instagram", "twitter", "googleMaps", "flickr", "facebook", "dailymotion", "spotify"] },
			link: { defaultProtocol: "https://" },
			simpleUpload: { uploadUrl: area.dataset.upload, withCredentials: true, headers: { "X-CSRFToken": token } },
			wordCount: { onUpdate: ({ words: count }) => { foot.count.textContent = words.words.replace("%s", count); } },
			autosave: { waitingTime: 1500, save: (editor) => {
				if (keep(area, editor.getData())) foot.copy.textContent = words.copy.replace("%s", clock(Date.now()));
				return Promise.resolve();
			} },
		};
	}

	async function open(area) {
		if (area.editor || area.name.includes("__prefix__")) return;
		area.editor = true;
		area.keptAs = `${prefix}${location.pathname}:${area.name}`;
		const words = JSON.parse(area.dataset.words);
		const foot = { count: document.createElement("span"), copy: document.createElement("span") };
		const editor = await C.ClassicEditor.create(area, configuration(area, words, foot));
		area.editor = editor;
		const line = document.createElement("div");
		line.className = "desk-editor-foot";
		line.append(foot.count, foot.copy);
		editor.ui.view.element.after(line);
		editor.editing.view.change((writer) => {
			const label = document.querySelector(`label[for="${area.id}"]`);
			if (label) writer.setAttribute("aria-label", label.firstChild.textContent.trim(), editor.editing.view.document.getRoot());
		});
		offerCopy(area, editor, words);
		editor.model.document.on("change:data", () => {
			editor.updateSourceElement();
			area.dispatchEvent(new Event("change", { bubbles: true }));
		});
		area.form.addEventListener("submit", () => {
			editor.updateSourceElement();
			sessionStorage.setItem("korner:submitted", JSON.stringify(location.pathname));
		});
	}

	function openAll(within) {
		for (const area of within.querySelectorAll("textarea[data-editor]")) open(area);
	}

	function start() {
		forgetOld();
		openAll(document);
		document.addEventListener("formset:added", (event) => openAll(event.target));
	}
	if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
	else start();
})();
