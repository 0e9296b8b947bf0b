"""The narrative against the tables: claims bound to points of the cube."""
