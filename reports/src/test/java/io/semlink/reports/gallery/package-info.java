/// Tests of the figures of a run.
@NullMarked
package io.semlink.reports.gallery;

import org.jspecify.annotations.NullMarked;
