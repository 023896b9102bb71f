#include "app/tex/svg_path.hpp"

#include <QByteArray>

#include <charconv>

namespace cyrano::tex {
namespace {

class Reader {
  public:
    explicit Reader(const QString& data) : bytes_(data.toLatin1()) {
        at_ = bytes_.constData();
        end_ = at_ + bytes_.size();
    }

    QPainterPath read() {
        while (good_ && nextCommand())
            apply();
        return path_;
    }

  private:
    static bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

    void skip() {
        while (at_ < end_ && (*at_ == ' ' || *at_ == ',' || *at_ == '\n' || *at_ == '\t' ||
                              *at_ == '\r' || *at_ == '+'))
            ++at_;
    }

    // A number where a command could stand repeats the last one; after a move it means a line.
    bool nextCommand() {
        skip();
        if (at_ == end_)
            return false;
        if (isLetter(*at_)) {
            const char c = *at_++;
            relative_ = c >= 'a';
            command_ = relative_ ? c : static_cast<char>(c - 'A' + 'a');
            return true;
        }
        if (command_ == 'm')
            command_ = 'l';
        return command_ != 0 && command_ != 'z';
    }

    double number() {
        skip();
        double value = 0.0;
        const auto [next, error] = std::from_chars(at_, end_, value);
        if (error != std::errc{})
            good_ = false;
        else
            at_ = next;
        return value;
    }

    QPointF point() {
        const double x = number();
        const double y = number();
        return relative_ ? here_ + QPointF(x, y) : QPointF(x, y);
    }

    void lineTo(QPointF to) {
        if (!good_)
            return;
        path_.lineTo(to);
        here_ = control_ = to;
    }

    void cubicTo(QPointF first, QPointF second, QPointF to) {
        if (!good_)
            return;
        path_.cubicTo(first, second, to);
        control_ = second;
        here_ = to;
    }

    void quadTo(QPointF through, QPointF to) {
        if (!good_)
            return;
        path_.quadTo(through, to);
        control_ = through;
        here_ = to;
    }

    void moveTo(QPointF to) {
        if (!good_)
            return;
        path_.moveTo(to);
        start_ = here_ = control_ = to;
    }

    void close() {
        path_.closeSubpath();
        here_ = control_ = start_;
    }

    void apply() {
        const QPointF mirrored = 2.0 * here_ - control_;
        switch (command_) {
        case 'm':
            return moveTo(point());
        case 'l':
            return lineTo(point());
        case 'h': {
            const double x = number();
            return lineTo({relative_ ? here_.x() + x : x, here_.y()});
        }
        case 'v': {
            const double y = number();
            return lineTo({here_.x(), relative_ ? here_.y() + y : y});
        }
        case 'c': {
            const QPointF first = point();
            const QPointF second = point();
            return cubicTo(first, second, point());
        }
        case 's': {
            const QPointF second = point();
            return cubicTo(mirrored, second, point());
        }
        case 'q': {
            const QPointF through = point();
            return quadTo(through, point());
        }
        case 't':
            return quadTo(mirrored, point());
        case 'z':
            return close();
        default:
            good_ = false;
        }
    }

    QByteArray bytes_;
    const char* at_ = nullptr;
    const char* end_ = nullptr;
    char command_ = 0;
    bool relative_ = false;
    bool good_ = true;
    QPointF here_;
    QPointF start_;
    QPointF control_;
    QPainterPath path_;
};

} // namespace

QPainterPath readSvgPath(const QString& data) {
    QPainterPath path = Reader(data).read();
    path.setFillRule(Qt::WindingFill);
    return path;
}

} // namespace cyrano::tex
