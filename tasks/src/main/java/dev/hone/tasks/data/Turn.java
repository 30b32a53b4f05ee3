package dev.hone.tasks.data;

/// One turn of a conversation: who speaks (`system`, `user`, `assistant`, ...) and what.
public record Turn(String role, String content) {}
