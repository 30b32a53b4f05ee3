/// Somebody else's program.
module org.example.consumer {
    requires dev.hone.training;
}
