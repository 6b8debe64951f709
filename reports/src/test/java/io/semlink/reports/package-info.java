/// A run made of formulas, for the tests of every package.
@NullMarked
package io.semlink.reports;

import org.jspecify.annotations.NullMarked;
