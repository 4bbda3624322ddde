using Pulumi.Offline;

namespace Infra.Tests.Sdk.Schema;

public class ProviderSchemaTests
{
    private static readonly ProviderSchema AwsSchema = ProviderSchema.Load(typeof(Pulumi.Aws.Provider).Assembly);

    private static SchemaType Input(string token, string name) => AwsSchema.Find(token)!.Inputs[name].Type;

    [Fact]
    public void Load_Aws_KnowsPackageAndVersion() => Assert.Equal(("aws", "7.48.0"), (AwsSchema.Package, AwsSchema.Version));

    [Fact]
    public void Load_SameAssemblyTwice_IsTheSameSchema() =>
        Assert.Same(AwsSchema, ProviderSchema.Load(typeof(Pulumi.Aws.Ec2.Vpc).Assembly));

    [Fact]
    public void Load_AssemblyWithoutTables_IsEmpty()
    {
        var schema = ProviderSchema.Load(typeof(ProviderSchemaTests).Assembly);
        Assert.Equal(("", ""), (schema.Package, schema.Version));
        Assert.Empty(schema.Tokens);
        Assert.Null(schema.Find("aws:ec2/vpc:Vpc"));
    }

    [Theory]
    [InlineData("aws:ec2/vpc:Vpcs")]
    [InlineData("AWS:ec2/vpc:Vpc")]
    [InlineData("Ec2.VpcEndpointDnsOptions")]
    [InlineData("")]
    public void Find_UnknownToken_IsNull(string token) => Assert.Null(AwsSchema.Find(token));

    [Fact]
    public void Find_EveryToken_IsFoundOnce()
    {
        Assert.Contains("pulumi:providers:aws", AwsSchema.Tokens);
        Assert.All(AwsSchema.Tokens, token => Assert.Equal(token, AwsSchema.Find(token)!.Token));
        Assert.Same(AwsSchema.Find("aws:ec2/vpc:Vpc"), AwsSchema.Find("aws:ec2/vpc:Vpc"));
    }

    [Fact]
    public void Find_Inputs_KnowWhatIsRequired()
    {
        var alias = AwsSchema.Find("aws:kms/alias:Alias")!;
        Assert.Equal(new PropertySchema("targetKeyId", new SchemaType.PrimitiveType(PrimitiveKind.String), Required: true, Secret: false), alias.Inputs["targetKeyId"]);
        Assert.False(alias.Inputs["name"].Required);
        Assert.False(alias.Inputs.ContainsKey("arn"));
    }

    [Fact]
    public void Find_Outputs_KnowWhatIsAlwaysGiven()
    {
        var vpc = AwsSchema.Find("aws:ec2/vpc:Vpc")!;
        Assert.True(vpc.Outputs["arn"].Required);
        Assert.False(vpc.Outputs["tags"].Required);
    }

    [Fact]
    public void Find_Provider_KnowsItsSecrets()
    {
        var provider = AwsSchema.Find("pulumi:providers:aws")!;
        Assert.Equal(["accessKey", "secretKey", "token"], provider.Inputs.Values.Where(input => input.Secret).Select(input => input.Name).Order());
        Assert.True(provider.Outputs["secretKey"].Secret);
    }

    [Fact]
    public void Find_NestedType_HasTheSideWhereItStands()
    {
        var input = Assert.IsType<SchemaType.ObjectType>(Input("aws:s3/bucketVersioning:BucketVersioning", "versioningConfiguration"));
        Assert.Equal("S3.BucketVersioningVersioningConfiguration", input.Name);
        Assert.True(input.Properties["status"].Required);
        var output = Assert.IsType<SchemaType.ListType>(AwsSchema.Find("aws:iam/role:Role")!.Outputs["inlinePolicies"].Type);
        Assert.True(Assert.IsType<SchemaType.ObjectType>(output.Element).Properties["name"].Required);
    }

    [Fact]
    public void Find_TagsAndNumbers_AreWhatTheyAre()
    {
        Assert.Equal(new SchemaType.MapType(new SchemaType.PrimitiveType(PrimitiveKind.String)), Input("aws:ec2/vpc:Vpc", "tags"));
        Assert.Equal(new SchemaType.PrimitiveType(PrimitiveKind.Int), Input("aws:kms/key:Key", "deletionWindowInDays"));
    }

    [Fact]
    public void Find_PolicyDocument_IsTextOrAnObject()
    {
        var union = Assert.IsType<SchemaType.UnionType>(Input("aws:iam/role:Role", "assumeRolePolicy"));
        Assert.Equal(new SchemaType.PrimitiveType(PrimitiveKind.String), union.Alternatives[0]);
        var document = Assert.IsType<SchemaType.ObjectType>(union.Alternatives[1]);
        Assert.Equal(["Id", "Statement", "Version"], document.Properties.Keys.Order());
        Assert.Equal(new SchemaType.PrimitiveType(PrimitiveKind.String), document.Properties["Version"].Type);
    }

    [Fact]
    public void Find_StringOrEnum_IsText() =>
        Assert.Equal(new SchemaType.PrimitiveType(PrimitiveKind.String), Input("aws:s3/bucket:Bucket", "acl"));
}
