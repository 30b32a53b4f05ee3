package dev.hone.app.atlas.page;

import java.util.List;

/// What a run that was begun from an article came to: a part of the article's page.
///
/// @param counts whether it decides anything, in a sentence
/// @param file where the evidence lies
/// @param command what makes it the committed evidence; empty where it decides nothing
public record OutcomePage(String counts, List<Found.Claim> claims, String file, String command) {
    public OutcomePage {
        claims = List.copyOf(claims);
    }
}
