"""What has changed, in words: for the site's page, its feed, the terminal and the letter to municipalities."""

from macros.views.changes.days import ChangesView, changes_view, former_words
from macros.views.changes.plans import MeasureChangeView, PlanChangeView, plan_change_view

__all__ = ["ChangesView", "MeasureChangeView", "PlanChangeView", "changes_view", "former_words", "plan_change_view"]
