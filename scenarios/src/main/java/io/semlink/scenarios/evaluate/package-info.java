/// `semlink evaluate`: which frames, which payloads, and how the figures are written.
///
/// May use `plan` for schemes, and the modules `models` and `simulator`. The measures themselves
/// are in `models.evaluation`.
@NullMarked
package io.semlink.scenarios.evaluate;

import org.jspecify.annotations.NullMarked;
