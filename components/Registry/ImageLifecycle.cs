using System.Text.Json;

namespace Infra.Components;

/// <summary>
/// Which images ECR deletes; https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html. An image that a
/// manifest list holds stays as long as the list does.
/// </summary>
internal static class ImageLifecycle
{
    /// <param name="untaggedRetentionInDays">Days after which an image without a tag goes.</param>
    /// <param name="keptImages">How many images stay at most, the newest; signatures stored under tags count.</param>
    public static string Policy(int untaggedRetentionInDays, int keptImages) => JsonSerializer.Serialize(new
    {
        // In the order of priority, as ECR gives them back: any other order is a difference at every `up`.
        rules = new object[]
        {
            Rule(1, "Images without a tag", new { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = untaggedRetentionInDays }),
            Rule(2, "All but the newest images", new { tagStatus = "any", countType = "imageCountMoreThan", countNumber = keptImages }),
        },
    });

    private static object Rule(int priority, string description, object selection) =>
        new { rulePriority = priority, description, selection, action = new { type = "expire" } };
}
