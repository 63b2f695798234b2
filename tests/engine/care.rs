//! How feeds are doing, and how people have them treated.
