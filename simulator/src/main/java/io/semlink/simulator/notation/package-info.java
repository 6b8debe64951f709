/// How people write things down: plain numbers, words that resemble known ones, lines, tables. One
/// reader of each for every text that comes from outside, so that a file means the same wherever it
/// is read, or is refused with its line.
///
/// May use nothing of Semlink. Tables follow RFC 4180 without line breaks in cells.
@NullMarked
package io.semlink.simulator.notation;

import org.jspecify.annotations.NullMarked;
