/// Tests of curves and sentences.
@NullMarked
package io.semlink.reports.stat;

import org.jspecify.annotations.NullMarked;
