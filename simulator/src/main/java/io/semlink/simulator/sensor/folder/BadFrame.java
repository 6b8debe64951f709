package io.semlink.simulator.sensor.folder;

/// A frame that cannot be used and is left out.
///
/// @param name base name of its files
/// @param reason what is wrong, one line with the file's path
public record BadFrame(String name, String reason) {}
