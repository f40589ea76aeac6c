"""Card faces, tiles and worksheets on sheets of paper. Pure: mm at the door, display-list pages in points out."""
