/// Tests of the canvases.
@NullMarked
package io.semlink.reports.drawing;

import org.jspecify.annotations.NullMarked;
