#include "app/tex/boxes.hpp"

#include <QDataStream>
#include <QIODevice>

namespace cyrano::tex {
namespace {

constexpr quint32 magic = 0x43595458; // "CYTX"
constexpr quint32 formatVersion = 1;

QDataStream& operator<<(QDataStream& out, const Glyphs& g) {
    return out << g.baseline << g.sizeEm << g.family << g.bold << g.italic << g.text << g.colour;
}
QDataStream& operator>>(QDataStream& in, Glyphs& g) {
    return in >> g.baseline >> g.sizeEm >> g.family >> g.bold >> g.italic >> g.text >> g.colour;
}
QDataStream& operator<<(QDataStream& out, const Rule& r) {
    return out << r.rectEm << r.colour;
}
QDataStream& operator>>(QDataStream& in, Rule& r) {
    return in >> r.rectEm >> r.colour;
}
QDataStream& operator<<(QDataStream& out, const Outline& o) {
    return out << o.pathEm << o.colour;
}
QDataStream& operator>>(QDataStream& in, Outline& o) {
    return in >> o.pathEm >> o.colour;
}

template <class T>
void write(QDataStream& out, const std::vector<T>& items) {
    out << static_cast<quint32>(items.size());
    for (const T& item : items)
        out << item;
}

// Stops at the first damaged entry, so a wrong count costs no memory.
template <class T>
void read(QDataStream& in, std::vector<T>& items) {
    quint32 count = 0;
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i)
        in >> items.emplace_back();
}

} // namespace

QByteArray serialise(const BoxMap& boxes) {
    BoxMap kept;
    for (auto it = boxes.cbegin(); it != boxes.cend(); ++it)
        if (it.value() && !it.value()->fallback)
            kept.insert(it.key(), it.value());
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << magic << formatVersion << static_cast<quint32>(kept.size());
    for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
        const Boxes& b = *it.value();
        out << it.key() << b.widthEm << b.heightEm << b.depthEm;
        write(out, b.glyphs);
        write(out, b.rules);
        write(out, b.outlines);
    }
    return bytes;
}

std::optional<BoxMap> deserialise(const QByteArray& bytes) {
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_0);
    quint32 mark = 0;
    quint32 version = 0;
    quint32 count = 0;
    in >> mark >> version >> count;
    if (in.status() != QDataStream::Ok || mark != magic || version != formatVersion)
        return std::nullopt;
    BoxMap boxes;
    for (quint32 i = 0; i < count; ++i) {
        QString source;
        auto b = std::make_shared<Boxes>();
        in >> source >> b->widthEm >> b->heightEm >> b->depthEm;
        read(in, b->glyphs);
        read(in, b->rules);
        read(in, b->outlines);
        if (in.status() != QDataStream::Ok)
            return std::nullopt;
        boxes.insert(source, std::move(b));
    }
    return boxes;
}

} // namespace cyrano::tex
