//! What is furniture of the page and not the article, and why.
