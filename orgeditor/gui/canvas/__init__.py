"""The canvas: the structure as a chart that is edited by hand.

``Canvas(session, parent)`` is one viewport widget. It reads the session's organisation,
follows ``edited``, ``replaced`` and ``selected``, and changes things with
``session.perform``. What the window calls:

- ``mode``, ``set_mode("positions" | "units")``; ``mode_changed(str)``
- ``zoom``, ``fit()``, ``zoom_to(1.0)``, ``zoom_in()``, ``zoom_out()``; ``zoom_changed(float)``
- ``fly_to(id)`` brings a card into the middle, unfolding what hides it (it does not select)
- ``folds``: ``fold_all()``, ``unfold_all()``, ``toggle()`` for the selected cards, ``show_levels(n)``
- ``show_dotted``, ``set_show_dotted(bool)``; ``show_badges(matrix, activity)``, "" for none
- ``add_child()``, ``add_sibling()``, ``rename()``, ``delete()``, ``delete_branch()``:
  slots that act on the selection
- ``select_all()``
- ``refresh_theme()`` after light and dark were switched

``NewItems(session, parent)`` in ``palette.py`` is the palette to drag new things from;
``mime.py`` names what the canvas takes when it is dropped.
"""

from orgeditor.gui.canvas.canvas import Canvas
from orgeditor.gui.canvas.palette import NewItems

__all__ = ["Canvas", "NewItems"]
