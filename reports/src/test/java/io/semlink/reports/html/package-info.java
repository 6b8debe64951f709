/// Tests of the report.
@NullMarked
package io.semlink.reports.html;

import org.jspecify.annotations.NullMarked;
