from django.forms import Textarea as EditorWidget
