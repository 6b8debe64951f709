/// Small programs that a user may start from; compiled and run by the tests.
@NullMarked
package io.semlink.scenarios.example;

import org.jspecify.annotations.NullMarked;
