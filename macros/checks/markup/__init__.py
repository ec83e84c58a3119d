"""HTML that pages bring along: accepted only where sanitising would change nothing, and where it does us no harm."""

from macros.checks.markup.cleaning import CleanedPage, clean_page
from macros.checks.markup.outline import Outline, outline_of
from macros.checks.markup.policy import address_fault, picture_fault

__all__ = ["CleanedPage", "Outline", "address_fault", "clean_page", "outline_of", "picture_fault"]
