//! `--jsonl`: documents in, digests out, one a line, in order.
