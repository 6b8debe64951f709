/// The scenario language: HOCON files with units in their values, read strictly. An unknown key, a
/// wrong unit or a value out of bounds is one clear error with name, value, bound and place.
///
/// May use the simulator's value types.
@NullMarked
package io.semlink.scenarios.language;

import org.jspecify.annotations.NullMarked;
