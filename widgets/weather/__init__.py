"""The weather in two cities: where one lives and where one comes from."""
