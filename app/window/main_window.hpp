#pragma once

#include <QMainWindow>

#include <memory>
#include <vector>

#include "app/engine/session.hpp"
#include "app/session/autosave.hpp"
#include "app/session/recent_files.hpp"

class QDockWidget;
class QLabel;
class QMenu;
class QTimer;
class QToolBar;
class QToolButton;

namespace cyrano::figure {
struct Figure;
}

namespace cyrano::plot {
class FigurePlot;
}

namespace cyrano::app {

class BoundsPanel;
class ComparePanel;
class HintsStrip;
class ModelPanel;
class PinnedPicture;
class ProbePanel;
class ProblemsPanel;
class ReferencesPanel;

/// The window: what is assumed on the left, what is measured on the right, the plot between them
/// and the probe under it. Holds the session; all changes go through that.
class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    MainWindow(std::shared_ptr<picture::Evaluator> evaluator, const QString& datasetsFolder,
               const scene::Scene& scene, const QString& openedFrom = {});
    ~MainWindow() override;

    [[nodiscard]] Session& session() noexcept { return session_; }
    [[nodiscard]] plot::FigurePlot& plot() noexcept { return *plot_; }
    [[nodiscard]] BoundsPanel& boundsPanel() noexcept { return *bounds_; }
    [[nodiscard]] ProbePanel& probePanel() noexcept { return *probe_; }
    [[nodiscard]] ComparePanel& comparePanel() noexcept { return *compare_; }

    /// Replaces the scene. `file` is where saving writes, if anywhere.
    void openScene(const scene::Scene& scene, const QString& file = {});
    /// A built-in name or a file; what is wrong with it goes to the problems.
    void openSceneFile(const QString& nameOrFile);
    /// False, and a line in the problems, when the file could not be written.
    bool saveScene(const QString& file);

    void resetLayout();
    void resetView();

  protected:
    void closeEvent(QCloseEvent* event) override;

  private:
    // main_window.cpp: what there is and how it talks
    void buildPlot();
    void buildDocks();
    void buildStatusBar();
    void connectPanels();
    void sceneOpened();
    void showPicture(double milliseconds);
    void proposeView(double xMin, double xMax, double yMin, double yMax, bool finished);
    void showProblemCount(int count);
    void followHistory();
    void showTitle();
    void report(const QString& what, const QString& file, const QString& action);

    // window_actions.cpp: menus, tool bar, files
    void buildActions();
    void buildFileActions(QToolBar& bar);
    void buildEditActions(QToolBar& bar);
    void buildViewActions(QToolBar& bar);
    void raiseFromBehind(QDockWidget& dock);
    void buildHelpActions();
    // window_sessions.cpp: scenes kept, found again, sent, cited
    void buildSessionActions(QMenu& file, QMenu& edit);
    void offerLeftBehind();
    void copyLink();
    void askForLink();
    void openLink(const QString& text);
    void copyCitations();

    // window_compare.cpp: pictures and points compared
    QWidget* buildProbe();
    void buildCompareActions(QMenu& view, QToolBar& bar);
    void connectCompare();
    [[nodiscard]] figure::Figure figureNow() const;

    // window_output.cpp: figures, talks, curves
    void buildOutputActions(QMenu& file);
    void buildTalkActions(QMenu& view);
    void playStoryboard(const QString& nameOrFile);
    void openExport();
    void exportBundle(const QString& folder);
    void openImport(const QString& file);

    // window_actions.cpp again
    void fillScenes(QMenu& menu);
    void addChoiceToBar(QToolBar& bar, const char* path, const QString& caption);
    void addSwitch(QMenu& menu, const QString& text, const QKeySequence& key, const char* path);
    void chooseFileToOpen();
    void save();
    /// The file a scene was opened from; none for a built-in one, which wins over a file of its
    /// name.
    [[nodiscard]] QString fileOf(const QString& nameOrFile) const;
    void chooseFileToSave();
    void showAbout();

    // window_state.cpp: what is remembered
    void restoreLayout();
    void saveLayout() const;
    void defaultLayout();
    void defaultSizes();

    QString datasetsFolder_;
    /// Scenes opened so far and where saving writes them; no file for built-in scenes, which are
    /// not written over.
    struct Opened {
        scene::Scene scene;
        QString file;
    };
    std::vector<Opened> opened_;
    std::size_t current_ = 0; ///< the one being worked on: undo may return to an earlier one
    Session session_;
    Autosave autosave_{session_};
    RecentFiles recent_;
    plot::FigurePlot* plot_ = nullptr;
    QMenu* fileMenu_ = nullptr;
    HintsStrip* hints_ = nullptr;
    ModelPanel* model_ = nullptr;
    BoundsPanel* bounds_ = nullptr;
    ProbePanel* probe_ = nullptr;
    PinnedPicture* pinned_ = nullptr;
    ComparePanel* compare_ = nullptr;
    ProblemsPanel* problems_ = nullptr;
    ReferencesPanel* references_ = nullptr;
    QDockWidget* modelDock_ = nullptr;
    QDockWidget* boundsDock_ = nullptr;
    QDockWidget* probeDock_ = nullptr;
    QDockWidget* problemsDock_ = nullptr;
    QDockWidget* referencesDock_ = nullptr;
    QToolButton* problemsButton_ = nullptr;
    QLabel* timing_ = nullptr;
    QTimer* slow_ = nullptr; ///< says so when a picture takes long enough to be noticed
};

} // namespace cyrano::app
