/// Reads finished or running runs from their files. Nothing is read that the records of
/// `simulator.results` do not describe.
///
/// May use `simulator.results`; zstd (RFC 8878) through zstd-jni.
@NullMarked
package io.semlink.reports.read;

import org.jspecify.annotations.NullMarked;
