/// The journal of a run: everything that happened, in order, in frames.jsonl.zst and the files that
/// continue it. Files are the truth of a run; rows, tables and Kafka topics are made from them.
///
/// Every batch of frame lines is one complete zstd frame (RFC 8878) with a checksum; a skippable
/// zstd frame after it holds a note: the point as it stands with these frames, or what happened to
/// the run. Ordinary zstd programs see the lines only. A killed process loses at most the batch
/// that it was writing.
///
/// May use `results`; zstd through zstd-jni.
@NullMarked
package io.semlink.simulator.journal;

import org.jspecify.annotations.NullMarked;
