/// Small programs that a user may start from; compiled and run by the tests, and shown in the
/// README.
@NullMarked
package io.semlink.scenarios.run.example;

import org.jspecify.annotations.NullMarked;
