package dev.hone.hub;

/// Hears how a download goes. Called from one thread.
public interface HubProgress {
    /// Hears nothing.
    HubProgress SILENT = new HubProgress() {
        @Override
        public void planned(FetchPlan plan) {}

        @Override
        public void arrived(RepoFile file, long bytes) {}

        @Override
        public void ended() {}
    };

    /// What will be fetched, before the first byte is.
    void planned(FetchPlan plan);

    /// So many bytes of a file are here; what an earlier, broken download left counts.
    void arrived(RepoFile file, long bytes);

    /// All is here, or something went wrong.
    void ended();
}
