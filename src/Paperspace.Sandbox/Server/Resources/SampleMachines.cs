namespace Paperspace.Sandbox.Server.Resources;

/// <summary>The machines that the teams have at first.</summary>
internal static class SampleMachines
{
    /// <summary>A machine of <c>acme-research</c> of which every request is one too many.</summary>
    public const string BusyId = "psbusy00001";

    /// <summary>What is asked of these fails, and their events say why; one runs, and one is off.</summary>
    public static readonly string[] FaultyIds = ["psfaulty001", "psfaulty002"];

    /// <summary>What is asked of these never comes to an end; one is off, and one runs.</summary>
    public static readonly string[] StuckIds = ["psstuck0001", "psstuck0002"];

    private const long GiB = 1024 * 1024 * 1024;

    private static readonly string[] Purposes = ["train", "serve", "notebook", "render", "build", "eval"];
    private static readonly string[] Regions = ["ny2", "ca1", "ams1"];

    public static readonly (string Type, int Cpus, int RamGiB, Accelerator[] Accelerators, decimal Rate)[] Types =
    [
        ("C5", 4, 8, [], 0.08m),
        ("P4000", 8, 30, [new("Quadro P4000", 8 * GiB, 1)], 0.51m),
        ("A100-80G", 12, 90, [new("A100-80G", 80 * GiB, 1)], 3.18m),
        ("H100x8", 128, 1638, [new("H100", 80 * GiB, 8)], 47.6m),
    ];

    public static IEnumerable<Machine> Of(SampleAccount team) =>
        Enumerable.Range(1, Count(team.Team)).Select(number => Create(team, number));

    /// <summary>What was asked of the machines so far: that they be created.</summary>
    public static IEnumerable<MachineEvent> EventsOf(IEnumerable<Machine> machines) => machines.Select(machine => new MachineEvent(
        SampleIds.Uuid(machine.Id, 0),
        "create",
        "done",
        machine.Id,
        machine.DtCreated,
        machine.DtCreated.AddSeconds(2),
        machine.DtCreated.AddMinutes(2)));

    private static int Count(string team) => team switch
    {
        "acme-research" => 300,
        "globex" => 130,
        "alan" => 0,
        _ => 5,
    };

    private static (string Id, string Name)? OddOne(int number) => number switch
    {
        1 => (BusyId, "busy"),
        297 => (FaultyIds[1], "faulty-off"),
        298 => (StuckIds[1], "stuck-ready"),
        299 => (FaultyIds[0], "faulty"),
        300 => (StuckIds[0], "stuck"),
        _ => null,
    };

    private static Machine Create(SampleAccount team, int number)
    {
        var odd = team.Team == "acme-research" ? OddOne(number) : null;
        var (type, cpus, ram, accelerators, rate) = Types[number % Types.Length];
        var runs = number % 3 != 0;
        var isPublic = number % 5 == 0;
        var hasRestorePoint = number % 6 == 4;
        var created = new DateTime(2023, 1, 9, 8, 30, 0, DateTimeKind.Utc).AddHours(number * 7.25);
        return new Machine(team.TeamId)
        {
            Id = odd?.Id ?? SampleIds.Of("ps", team.Team, number),
            Name = odd?.Name ?? $"{Purposes[number % Purposes.Length]}-{number:000}",
            State = runs ? "ready" : "off",
            Os = "Ubuntu 22.04.3 LTS",
            MachineType = type,
            Cpus = cpus,
            Ram = ram * GiB,
            StorageTotal = 50 * (1 + (number % 4)) * GiB,
            StorageUsed = (7 + (number % 40)) * GiB,
            Accelerators = accelerators,
            Region = Regions[number % Regions.Length],
            PrivateIp = $"10.64.{number / 250}.{2 + (number % 250)}",
            NetworkId = SampleIds.Of("ne", team.Team, number % Regions.Length),
            PublicIp = isPublic ? number < 250 ? $"203.0.113.{number}" : $"198.51.100.{number - 249}" : null,
            PublicIpType = isPublic ? "static" : "none",
            AutoShutdownEnabled = !isPublic,
            AutoShutdownTimeout = isPublic ? null : 1.5m,
            AutoShutdownForce = isPublic ? null : false,
            RestorePointEnabled = hasRestorePoint,
            RestorePointFrequency = hasRestorePoint ? "shutdown" : null,
            RestorePointSnapshotId = hasRestorePoint ? SampleIds.Of("sn", team.Team, number) : null,
            UsageRate = rate,
            StorageRate = 0.0067m,
            DtCreated = created,
            DtModified = created.AddDays(number % 30),
        };
    }
}
