/// What a scheme understands of labelled frames when no radio link is between its ends: counts,
/// intervals, tables. Knows schemes by their interface alone, so that it judges any of them.
///
/// Metrics follow RTFNet (Sun et al., RA-L 2019): one confusion matrix over all frames. May use
/// `simulator`.
@NullMarked
package io.semlink.models.evaluation;

import org.jspecify.annotations.NullMarked;
