#include "app/present/text_block.hpp"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cyrano::present {

namespace {

constexpr double likeSansSerif = 1.2; // KaTeX's letters are small for their em
constexpr double lineSpacing = 1.34;

/// A stretch of text or of TeX; text may hold blanks and line breaks.
struct Run {
    QString text;
    bool isTex = false;
};

std::vector<Run> runsOf(const QString& source) {
    std::vector<Run> out(1);
    for (qsizetype i = 0; i < source.size(); ++i) {
        const QChar c = source[i];
        if (c == u'\\' && i + 1 < source.size() && source[i + 1] == u'$') {
            out.back().text += out.back().isTex ? QStringLiteral("\\$") : QStringLiteral("$");
            ++i;
        } else if (c == u'$') {
            out.push_back({{}, !out.back().isTex});
        } else {
            out.back().text += c;
        }
    }
    std::erase_if(out, [](const Run& run) { return run.text.isEmpty(); });
    return out;
}

} // namespace

TextBlock::TextBlock(const QString& source, double pixelSize, double width, const QColor& colour)
    : colour_(colour) {
    font_.setPixelSize(std::max(1, static_cast<int>(std::lround(pixelSize))));
    font_.setHintingPreference(QFont::PreferNoHinting);
    const QFontMetricsF metrics(font_);
    space_ = metrics.horizontalAdvance(u' ');
    ascent_ = metrics.ascent();
    lineHeight_ = lineSpacing * font_.pixelSize();
    std::vector<Word> words(1);
    const auto add = [&words](Piece piece) {
        words.back().width += piece.width;
        words.back().pieces.push_back(std::move(piece));
    };
    for (const Run& run : runsOf(source)) {
        if (run.isTex) {
            const tex::Label label(run.text, likeSansSerif * font_.pixelSize(), colour);
            add({run.text, label, label.width()});
            continue;
        }
        QString text;
        const auto flush = [&] {
            if (!text.isEmpty()) {
                add({text, {}, metrics.horizontalAdvance(text)});
                text.clear();
            }
        };
        for (const QChar c : run.text) {
            if (!c.isSpace() || c == QChar::Nbsp) {
                text += c;
                continue;
            }
            flush();
            words.back().breakAfter = words.back().breakAfter || c == u'\n';
            if (!words.back().pieces.empty()) {
                words.emplace_back();
            }
        }
        flush();
    }
    std::erase_if(words, [](const Word& word) { return word.pieces.empty(); });
    breakLines(std::move(words), width);
}

void TextBlock::breakLines(std::vector<Word> words, double width) {
    bool broken = true;
    for (Word& word : words) {
        if (broken || lines_.back().width + space_ + word.width > width) {
            lines_.emplace_back();
        } else {
            lines_.back().width += space_;
        }
        lines_.back().width += word.width;
        broken = word.breakAfter;
        lines_.back().words.push_back(std::move(word));
    }
}

TextBlock TextBlock::fitted(const QString& source, double pixelSize, QSizeF room,
                            const QColor& colour) {
    constexpr double step = 0.94;
    constexpr double smallest = 0.5;
    TextBlock out(source, pixelSize, room.width(), colour);
    for (double share = step; share > smallest; share *= step) {
        const QSizeF size = out.size();
        if (size.width() <= room.width() && size.height() <= room.height()) {
            break;
        }
        out = TextBlock(source, share * pixelSize, room.width(), colour);
    }
    return out;
}

QStringList TextBlock::texSources(const QString& source) {
    QStringList out;
    for (const Run& run : runsOf(source)) {
        if (run.isTex) {
            out << run.text;
        }
    }
    return out;
}

QSizeF TextBlock::size() const noexcept {
    double width = 0.0;
    for (const Line& line : lines_) {
        width = std::max(width, line.width);
    }
    return {width, lineHeight_ * static_cast<double>(lines_.size())};
}

void TextBlock::paint(QPainter& painter, QPointF topLeft) const {
    painter.save();
    painter.setFont(font_);
    painter.setPen(colour_);
    double baseline = topLeft.y() + ascent_;
    for (const Line& line : lines_) {
        double x = topLeft.x();
        for (const Word& word : line.words) {
            for (const Piece& piece : word.pieces) {
                if (piece.label.isEmpty()) {
                    painter.drawText(QPointF(x, baseline), piece.text);
                } else {
                    piece.label.paint(painter, {x, baseline});
                }
                x += piece.width;
            }
            x += space_;
        }
        baseline += lineHeight_;
    }
    painter.restore();
}

} // namespace cyrano::present
