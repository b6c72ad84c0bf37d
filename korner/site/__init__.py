"""The paper as a whole: its name, its menus, its standing pages, its error pages, its old addresses."""
