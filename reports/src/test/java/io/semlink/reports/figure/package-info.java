/// Tests of the figures as values and files.
@NullMarked
package io.semlink.reports.figure;

import org.jspecify.annotations.NullMarked;
