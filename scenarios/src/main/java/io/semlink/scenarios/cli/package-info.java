/// The command line. The only package that prints, reads the clock and ends the process.
///
/// Exit codes: 0 fine; 2 bad input; 3 some points failed; 1 an error of the program itself; 130
/// interrupted.
@NullMarked
package io.semlink.scenarios.cli;

import org.jspecify.annotations.NullMarked;
