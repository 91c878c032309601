using System.Globalization;
using McHAnalytics.Cli.Demo.Places;

namespace McHAnalytics.Cli.Demo.Pregnancies;

/// <summary>Makes up women who cannot be anybody: the identity numbers' check digits are wrong.</summary>
internal sealed class PeopleDraw(DemoRandom random)
{
    private const string Surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕惠党雷仵";
    private const string Given = "芳娜敏静丽艳娟霞秀玲桂英华慧巧美红梅琴云莲雪荣爱妹凤洁琳素香月莺媛婷欣雨佳怡萌";

    private static readonly int[] s_weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private readonly HashSet<string> _numbers = [];

    public DemoWoman Draw(DemoVillage village, DateOnly bornOn)
    {
        var isQuarter = village.Name.Contains("社区", StringComparison.Ordinal);
        return new DemoWoman(
            Name(), IdentityNumber(bornOn), "100" + Digits(8), bornOn,
            random.Chance(isQuarter ? 0.3 : 0.93), random.Chance(isQuarter ? 0.14 : 0.05), Education(bornOn.Year), village);
    }

    /// <summary>A name for somebody who signs or works.</summary>
    public string Name()
    {
        var name = Surnames[random.Below(Surnames.Length)].ToString() + Given[random.Below(Given.Length)];
        return random.Chance(0.7) ? name + Given[random.Below(Given.Length)] : name;
    }

    private string IdentityNumber(DateOnly bornOn)
    {
        while (true)
        {
            var born = bornOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            var body = $"610528{born}{(random.Below(500) * 2).ToString("000", CultureInfo.InvariantCulture)}";
            var sum = body.Select((digit, i) => (digit - '0') * s_weights[i]).Sum();

            // GB 11643's check digit is at this place in the row; the next one is wrong for sure.
            var number = body + "10X98765432"[((sum % 11) + 1) % 11];
            if (_numbers.Add(body))
            {
                return number;
            }
        }
    }

    private string Education(int year) => random.Unit() switch
    {
        < 0.02 => "小学",
        < 0.34 => "初中",
        < 0.62 => "高中",
        < 0.85 => year > 1985 ? "大专" : "初中",
        _ => year > 1985 ? "本科及以上" : "高中",
    };

    private string Digits(int count) =>
        random.Below((int)Math.Pow(10, count)).ToString(new string('0', count), CultureInfo.InvariantCulture);
}
