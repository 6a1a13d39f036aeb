namespace Aegis.Turns.Tests;

public class ContextTests
{
    private static ContextItem Item(string id, string content = "c") => new(content, "about " + id, id);

    [Fact]
    public void Queue_EvictsTheOldest()
    {
        var queue = new ContextQueue(2);
        var evicted = new List<string>();
        queue.Evicted += item => evicted.Add(item.Content);
        queue.Add(new ContextItem("a"), new ContextItem("b"), new ContextItem("c"));
        Assert.Equal(["b", "c"], queue.Select(item => item.Content));
        Assert.Equal("a", Assert.Single(evicted));
        Assert.Equal("c", Assert.Single(queue.History(last: 1)).Content);
        Assert.Throws<ArgumentException>(() => queue.Add(new ContextItem("d"), null!));
        Assert.Equal(["b", "c"], queue.Select(item => item.Content));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContextQueue(0));
        Assert.Equal(10, new ContextQueue().Limit);
    }

    [Fact]
    public void Branch_GoesItsOwnWay()
    {
        var queue = new ContextQueue(3);
        queue.Add(new ContextItem("a"), new ContextItem("b"));
        var branch = queue.Branch(limit: 1);
        branch.Add(new ContextItem("c"));
        Assert.Equal((2, "c"), (queue.Count, Assert.Single(branch).Content));
        queue.Clear();
        Assert.Single(branch);

        var pool = new ContextPool();
        pool.Add(Item("a"));
        var other = pool.Branch();
        other.Remove("a");
        Assert.Equal((1, 0), (pool.Count, other.Count));
    }

    [Fact]
    public void Pool_ReplacesInPlaceAndEvictsWhatCameFirst()
    {
        var pool = new ContextPool(2);
        pool.Add(Item("a"));
        pool.Add(Item("b"));
        pool.Add(Item("a", "new"));
        Assert.Equal(["a", "b"], pool.Items.Select(item => item.Id));
        Assert.Equal("new", pool["a"].Content);
        pool.Add(Item("c"));
        Assert.Equal("b: about b\nc: about c", pool.Catalogue());
        Assert.Throws<KeyNotFoundException>(() => pool["a"]);
        Assert.Throws<ArgumentException>(() => pool.Add(new ContextItem("x", Id: "i")));
        Assert.Throws<ArgumentException>(() => pool.Add(new ContextItem("x", "d")));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContextPool(0));
    }
}
