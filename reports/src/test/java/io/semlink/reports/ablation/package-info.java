/// Tests of `reports.ablation`.
@NullMarked
package io.semlink.reports.ablation;

import org.jspecify.annotations.NullMarked;
