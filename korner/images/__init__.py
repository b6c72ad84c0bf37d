"""The paper's pictures: the library, and the sizes that readers get."""
