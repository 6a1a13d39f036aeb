// listeners hear of the whole process: what one test does must not be counted by another
[assembly: CollectionBehavior(DisableTestParallelization = true)]
