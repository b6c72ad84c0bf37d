// Mends of the theme, loaded with every page of the desk.

// The theme writes the name of every chosen file into a text field beside it and fails where there is none: the desk
// has no such field, and the theme passes over inputs that bear this mark.
HTMLInputElement.prototype.hasChangeListener = true;
