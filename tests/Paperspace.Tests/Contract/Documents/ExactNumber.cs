using System.Globalization;
using System.Numerics;

namespace Paperspace.Tests.Contract.Documents;

/// <summary>A number as it is written, without any loss: two of them are equal when they are the same number.</summary>
internal readonly record struct ExactNumber
{
    private readonly BigInteger _digits;
    private readonly long _exponent;

    private ExactNumber(BigInteger digits, long exponent)
    {
        for (; !digits.IsZero && digits % 10 == 0; exponent++)
        {
            digits /= 10;
        }

        (_digits, _exponent) = (digits, digits.IsZero ? 0 : exponent);
    }

    internal bool FitsDecimal => BigInteger.Abs(_digits) < BigInteger.Pow(2, 96)
        && (_exponent <= 0 ? _exponent >= -28 : _exponent < 29 && BigInteger.Abs(_digits) * BigInteger.Pow(10, (int)_exponent) < BigInteger.Pow(2, 96));

    internal static ExactNumber Parse(string text)
    {
        string[] parts = text.Split('e', 'E');
        string[] mantissa = parts[0].Split('.');
        string fraction = mantissa.Length > 1 ? mantissa[1] : "";
        long exponent = parts.Length > 1 ? long.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return new ExactNumber(BigInteger.Parse(mantissa[0] + fraction, CultureInfo.InvariantCulture), exponent - fraction.Length);
    }

    internal static ExactNumber Of(IFormattable number) => Parse(number.ToString(number is double ? "R" : null, CultureInfo.InvariantCulture));
}
