/// Networks that come with their weights, opened by name, and the devices they run on.
///
/// May use `nn`, `promsc`, `weights` and `simulator`. The provider is found by {@link
/// java.util.ServiceLoader}.
@NullMarked
package io.semlink.models.zoo;

import org.jspecify.annotations.NullMarked;
