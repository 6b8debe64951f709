/// Tests of the run reader.
@NullMarked
package io.semlink.reports.read;

import org.jspecify.annotations.NullMarked;
