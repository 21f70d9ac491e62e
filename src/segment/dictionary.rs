//! Jieba's words, embedded.
